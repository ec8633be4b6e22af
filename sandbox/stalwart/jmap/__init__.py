"""The JMAP side: envelope, result references, and the three methods that every object has."""
