"""Encoders: pretrained bodies whose heads turn a photograph into binary codes. Owner of torch, imported lazily."""
