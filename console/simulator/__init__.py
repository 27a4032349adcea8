"""A complete headset on the real protocol: demo, tests, screenshots and benches all use it.

The pure half knows no network: `scenario` (what a trainee will do), `trainee` (doing it), `body` (the device),
`signals` (physiology), `scene` (the picture). The other half speaks: `websocket`, `outbox`, `link`, `server`.
"""
