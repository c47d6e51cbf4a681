#!/bin/bash
# The zoning maps: a licensed map server, which its vendor supports on Linux hosts and in no container. An instance runs this
# once, at its first boot; what has to run after a reboot is systemd's.
set -euo pipefail

release=10.9.2

dnf install -y java-17-amazon-corretto-headless
useradd --system --home-dir /opt/map-server map-server
install --directory --owner map-server /opt/map-server /var/log/app
aws s3 cp "s3://example-gov-software/map-server/map-server-$release.tar.gz" - |
    tar --extract --gzip --strip-components 1 --directory /opt/map-server

cat > /etc/logrotate.d/map-server <<'ROTATE'
/var/log/app/*.log {
    daily
    rotate 3
    copytruncate
    missingok
}
ROTATE

cat > /etc/systemd/system/map-server.service <<'UNIT'
[Unit]
Description=Zoning maps
Requires=platform-secrets.service
After=network-online.target platform-secrets.service

[Service]
User=map-server
EnvironmentFile=/etc/platform/app.env
EnvironmentFile=/run/platform/secrets.env
ExecStart=/usr/bin/java -XX:MaxRAMPercentage=60 -jar /opt/map-server/map-server.jar --port=${PORT}
StandardOutput=append:/var/log/app/map-server.log
StandardError=inherit
Restart=always
RestartSec=5

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now map-server
