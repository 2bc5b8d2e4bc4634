#!/bin/sh
# Prints an access token of a person of a trial, as the SPA gets one in a browser: the login form, then the code, with PKCE.
#
#   token.sh REALM_ADDRESS REDIRECT_ADDRESS PERSON [PASSWORD]
#
# The password is the person's name unless given. Needs curl and openssl.
set -eu
realm=$1 redirect=$2 person=$3 password=${4:-$3}
cookies=$(mktemp)
trap 'rm -f "$cookies"' EXIT

verifier=$(openssl rand -hex 32)
challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | openssl base64 | tr '+/' '-_' | tr -d '=')

form=$(curl -sS -G -c "$cookies" "$realm/protocol/openid-connect/auth" -d client_id=giamsat-spa -d response_type=code -d scope=openid \
    --data-urlencode "redirect_uri=$redirect" -d code_challenge_method=S256 -d "code_challenge=$challenge" \
    | sed -n 's/.*action="\([^"]*\)".*/\1/p' | sed 's/&amp;/\&/g')
[ -n "$form" ] || { echo "token: no login form at $realm: is $redirect the address that the realm knows?" >&2; exit 1; }
code=$(curl -sS -o /dev/null -b "$cookies" -w '%{redirect_url}' "$form" \
    --data-urlencode "username=$person" --data-urlencode "password=$password" | sed -n 's/.*[?&]code=\([^&]*\).*/\1/p')
[ -n "$code" ] || { echo "token: $person was not let in" >&2; exit 1; }
curl -sS "$realm/protocol/openid-connect/token" -d grant_type=authorization_code -d client_id=giamsat-spa -d "code=$code" \
    --data-urlencode "redirect_uri=$redirect" -d "code_verifier=$verifier" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
