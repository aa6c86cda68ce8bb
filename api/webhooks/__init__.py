"""Webhooks, sent by the servers themselves: any number of them, and none of them knows more than the database.

queries      what may be a webhook's query, and the body that one makes of an event
network      which addresses of the network are connected to: judged at each attempt, after the name is looked up
post         one request, within bounds
sender       one attempt, from the body to what comes of it
dispatcher   whose turn it is
service      puts them together, for as long as the server runs
"""
