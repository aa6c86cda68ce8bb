"""The executor: every operation is answered here, whichever way it came.

executor         prepare: an operation of a valid document
prepared         bind the variables of a request, and execute; subscribe
mutation         runs the fields of Mutation, one after the other
mutation_result  what they answer, and what became of each where something of that is an error
result           JSON and errors
extension        Strawberry's way to here, and through its other extensions
"""

from resolvers.executor.executor import Executor

__all__ = ["Executor"]
