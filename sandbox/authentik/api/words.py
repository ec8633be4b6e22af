"""The texts of mistakes, as Django REST framework and Django write them."""

from collections.abc import Callable

from jsonschema.exceptions import ValidationError

SLUG = 'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.'
DATETIME = (
    "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."
)

TYPES = {
    "string": "Not a valid string.",
    "boolean": "Must be a valid boolean.",
    "integer": "A valid integer is required.",
    "object": "Value must be a dictionary, and not have any duplicate keys.",
}
FORMATS: dict[str, Callable[[object], str]] = {
    "email": lambda value: "Enter a valid email address.",
    "uri": lambda value: "Enter a valid URL.",
    "uuid": lambda value: f"“{value}” is not a valid UUID.",
    "date-time": lambda value: DATETIME,
}


def of_type(error: ValidationError) -> str:
    if error.instance is None:
        return "This field may not be null."
    wanted = error.validator_value[0] if isinstance(error.validator_value, list) else error.validator_value
    if wanted == "array":
        return f'Expected a list of items but got type "{type(error.instance).__name__}".'
    return TYPES[wanted]


def of_length(error: ValidationError) -> str:
    return f"Ensure this field has no more than {error.validator_value} characters."


WORDS: dict[str, Callable[[ValidationError], str]] = {
    "required": lambda error: "This field is required.",
    "type": of_type,
    "minLength": lambda error: "This field may not be blank.",
    "maxLength": of_length,
    "minItems": lambda error: "This list may not be empty.",
    "pattern": lambda error: SLUG,
    "enum": lambda error: f'"{error.instance}" is not a valid choice.',
    "format": lambda error: FORMATS[str(error.validator_value)](error.instance),
}


def words(error: ValidationError, field: str) -> str:
    """An unknown kind of mistake is a mistake of the stand-in and must be seen."""
    if error.validator not in WORDS:
        raise LookupError(f"no words for {error.validator} at {field}")
    return WORDS[str(error.validator)](error)
