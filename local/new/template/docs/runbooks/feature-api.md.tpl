# {{todo}}: what people see when the {{feature}} function fails

## Who suffers

{{todo}}: who, what they cannot do, and what works all the same.

## Look at

1. `{{Feature}}/Api`: errors and its log, lines with `message = request-failed`.
2. The main table: throttled requests, and whether the login key can be read.

## Do

1. After a deployment that began it: go back and `npm run deploy -- -c stage=<stage>`.
2. {{todo}}: what may have been lost or doubled, and how to see it. What was answered stands.
