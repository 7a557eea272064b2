"""What the statute shares between ytelser: counting automata, deadlines, ages."""
