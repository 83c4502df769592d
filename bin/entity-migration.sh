#!/bin/sh
# While nothing is released, the entities have one migration: this makes it anew from the entities as they are.
set -e
cd "$(dirname "$0")/.."
printf '{"namespaces":["public"],"name":"public","tables":[],"views":[],"routines":[],"nativeEnums":{}}' > migrations/.snapshot.json
rm -f migrations/Migration*_entities.ts
node_modules/.bin/mikro-orm migration:create --name entities
file=$(ls migrations/Migration*_entities.ts)
sed "s/Migration[0-9]*_entities/Migration20261124000200_entities/" "$file" > migrations/entities.new
rm "$file"
mv migrations/entities.new migrations/Migration20261124000200_entities.ts
