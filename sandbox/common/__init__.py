"""What every stand-in needs: documents, time, faults, a control address, and the loop that serves both."""
