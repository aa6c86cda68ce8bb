"""What programs need: service accounts, webhooks and their deliveries, external ids."""
