"""Loaded by schemathesis: every request comes from a network of its own, so that limits of a network do not hide the rest."""

import random

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    network = ".".join(["10", *(str(random.randint(1, 254)) for _ in range(3))])
    case.headers["X-Forwarded-For"] = network
