"""Settings that all tests share."""

from hypothesis import HealthCheck, Phase, settings

# Every run tries the same few examples and shows a failing one as it is. For many new ones, made smaller where they
# fail: pytest --hypothesis-profile=thorough tests/test_properties.py
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
QUICK = (Phase.explicit, Phase.generate)
settings.register_profile("quick", max_examples=20, derandomize=True, phases=QUICK, **COMMON)
settings.register_profile("thorough", max_examples=1000, **COMMON)
settings.load_profile("quick")
