//! A plan becomes a run: channels, workers, delivery, retries, shutdown.
