"""What windows and commands can ask of the engine, one small class per group of calls.

Services join rooms so that rooms stay pure. Calls may come from any thread and return a `Future`;
the work itself is done on the network thread, and on the database thread for whatever touches the file.
"""
