#!/bin/sh
# Makes a migration of what changed in the entities since the last one: sh bin/new-migration.sh add_packs
# Released migrations never change (a test holds them to it); what is not an entity is added to the new file by hand.
set -e
cd "$(dirname "$0")/.."
[ -n "$1" ] || { echo 'usage: sh bin/new-migration.sh <name>' >&2; exit 1; }
node_modules/.bin/mikro-orm migration:create --name "$1"
node bin/list-migrations.ts
node_modules/.bin/biome check --write migrations > /dev/null
