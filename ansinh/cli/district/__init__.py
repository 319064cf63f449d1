"""The demo district: invented people, their lists, and a year of work, all through the officers' own actions."""
