"""Processes that are forked from one that has the product imported: starting Python costs two seconds each time."""

import multiprocessing

fork = multiprocessing.get_context("forkserver")
fork.set_forkserver_preload(["tests.machines.preloaded"])
