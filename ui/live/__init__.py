"""Live: the wall of stations, who needs somebody now, and the station that is selected."""
