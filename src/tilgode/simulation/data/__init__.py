"""Tables the simulation is made from (CSV, `;`): kinds of enhet, places, and the demo kommune."""
