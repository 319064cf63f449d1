"""Tables of this room: none yet."""
