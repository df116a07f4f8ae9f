"""How passages are ordered for a question: term weights, features, learned ranker."""
