"""The checker's words: papers, aims, questions, outcomes. German A2, each sentence short."""
