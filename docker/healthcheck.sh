#!/usr/bin/env bash
# The image has no curl; bash speaks HTTP well enough to ask whether the application is ready.
set -euo pipefail
exec 3<>/dev/tcp/127.0.0.1/8080
printf 'GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
grep -q '"status":"UP"' <&3
