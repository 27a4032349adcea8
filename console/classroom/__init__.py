"""The class as a pure fold: messages, links and time go in, views and events come out."""
