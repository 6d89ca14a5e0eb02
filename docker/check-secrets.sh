#!/bin/sh
# Refuses an empty, short or well-known secret, before anything starts with it.
set -eu

for file in "$@"; do
    name=$(basename "$file")
    if [ ! -r "$file" ]; then
        echo "Secret '$name' is missing: write it to docker/secrets/$name. 缺少密钥文件。" >&2
        exit 1
    fi
    secret=$(tr -d '\r\n' < "$file")
    if [ "${#secret}" -lt 16 ]; then
        echo "Secret '$name' is empty or shorter than 16 characters; for example: openssl rand -base64 24 > docker/secrets/$name. 密钥为空或不足 16 位。" >&2
        exit 1
    fi
    case $(printf '%s' "$secret" | tr '[:upper:]' '[:lower:]') in
        *password* | *changeme* | *change-me* | *postgres* | *baolei* | *secret* | *camunda* | *1234567890* | *qwerty*)
            echo "Secret '$name' is a well-known word; choose a random one: openssl rand -base64 24 > docker/secrets/$name. 密钥过于常见。" >&2
            exit 1
            ;;
    esac
done
