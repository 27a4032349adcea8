"""A complete headset on the real protocol: demo, tests, screenshots and benches all use it.

The pure half knows no network: `scenario` (what a trainee will do), `trainee` (doing it), `body` (the
device), `signals` (physiology), `scene` (the picture), `headset` (the app) and `obedience` (its commands),
`outbox` (what it said). The other half speaks: `websocket`, `link` (one connection), `live` (the same after
its proofs), `station` (what links share), `server` (the door), `advert` and `process`.
"""
