"""The leak analysis: each check with its paragraph."""
