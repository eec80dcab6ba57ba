"""Another writer's proposals for drafts: asked for, checked, and kept or not."""
