"""Settings that all tests share."""

from hypothesis import HealthCheck, Phase, settings

# The same few examples in every run, shown as they are found; many new ones with: pytest --hypothesis-profile=thorough tests/test_properties.py
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", max_examples=20, derandomize=True, phases=(Phase.explicit, Phase.generate), **COMMON)
settings.register_profile("thorough", max_examples=1000, **COMMON)
settings.load_profile("quick")
