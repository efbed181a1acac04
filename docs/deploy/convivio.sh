#!/bin/sh
# /usr/local/sbin/convivio: the operator's commands with the settings of the service, as its own account. Run as root, and
# give folders and files by their whole path: convivio backup /var/backups/convivio/before-the-school
set -eu
set -a
. /etc/convivio.env
set +a
cd /srv/convivio/current
HOME=/var/lib/convivio exec runuser --user convivio -- /usr/bin/node scripts/run.mjs scripts/convivio.ts "$@"
