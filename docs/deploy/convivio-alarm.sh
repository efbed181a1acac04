#!/bin/sh
# Sends one mail to OPERATOR_CONTACT through SMTP_URL: convivio-alarm.sh WHAT. Needs curl; no part of Convivio may be needed
# to say that Convivio does not work.
set -eu
what=${1:-something}
from=$(printf '%s' "$MAIL_FROM" | sed 's/.*<//; s/>.*//')
printf 'From: %s\r\nTo: %s\r\nDate: %s\r\nSubject: %s failed on %s\r\n\r\nLook at: journalctl -u %s\r\n' \
  "$from" "$OPERATOR_CONTACT" "$(LC_ALL=C date -R)" "$what" "$(uname -n)" "$what" |
  curl --silent --show-error --max-time 60 --url "$SMTP_URL" --mail-from "$from" --mail-rcpt "$OPERATOR_CONTACT" --upload-file -
