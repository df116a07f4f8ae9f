"""From passages to an answer: choosing sentences and words, checking what was asked, composing, abstaining."""
