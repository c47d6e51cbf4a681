import { describeMistakes } from "../../config/mistakes";

describeMistakes("the VPN", [
    {
        mistake: "a number that is not private",
        changes: { "platform:vpn.amazonSideAsn": 65535 },
        problems: [
            "platform:vpn.amazonSideAsn: 65535 is not valid; allowed a private number: 64512 to 65534 or 4200000000 to 4294967294. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "the number of the AWS side",
        changes: { "platform:vpn.customerGateways.north.bgpAsn": 64512 },
        problems: [
            "platform:vpn.customerGateways.north.bgpAsn: 64512 is not valid; allowed a number other than amazonSideAsn; BGP would refuse its own routes. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a number that AWS keeps everywhere",
        changes: { "platform:vpn.customerGateways.north.bgpAsn": 7224 },
        problems: [
            "platform:vpn.customerGateways.north.bgpAsn: 7224 is not valid; allowed a number that AWS does not keep for itself. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a number that AWS keeps in the stack's region",
        changes: {
            "aws:region": "eu-west-1",
            "platform:network.availabilityZones": ["eu-west-1a", "eu-west-1b"],
            "platform:services.certs.secrets": {},
            "platform:vpn.customerGateways.north.bgpAsn": 9059,
        },
        problems: [
            "platform:vpn.customerGateways.north.bgpAsn: 9059 is not valid; allowed a number that AWS does not keep for itself. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a device twice",
        changes: { "platform:vpn.customerGateways.south.ipAddress": "203.0.113.10" },
        problems: [
            'platform:vpn.customerGateways.south.ipAddress: "203.0.113.10" is not valid; allowed an address other than that of north; more tunnels to it come by "connections". Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a device with a private address",
        changes: { "platform:vpn.customerGateways.north.ipAddress": "10.0.0.1" },
        problems: [
            'platform:vpn.customerGateways.north.ipAddress: "10.0.0.1" is not valid; allowed a public address; the tunnels go over the internet. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "too many connections",
        changes: {
            "platform:vpn.customerGateways.north": { ipAddress: "203.0.113.10", connections: 4 },
            "platform:vpn.customerGateways.south.connections": 4,
            "platform:vpn.customerGateways.west": { ipAddress: "203.0.113.30", connections: 3 },
        },
        problems: [
            "platform:vpn.customerGateways: 11 connections are not valid; allowed 10 in all, AWS's quota for a VPN gateway. Remove some from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "too few ranges inside the tunnels",
        changes: { "platform:vpn.customerGateways.north.connections": 2 },
        problems: [
            "platform:vpn.customerGateways.north.tunnelInsideCidrs: 2 entries are not valid; allowed none or 4, two for each of its connections. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a range inside two tunnels",
        changes: { "platform:vpn.customerGateways.south.tunnelInsideCidrs": ["169.254.40.4/30", "169.254.40.8/30"] },
        problems: [
            'platform:vpn.customerGateways.south.tunnelInsideCidrs[0]: "169.254.40.4/30" is not valid; allowed a range that no other tunnel has; north has this one. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a range inside both tunnels of a connection",
        changes: { "platform:vpn.customerGateways.north.tunnelInsideCidrs": ["169.254.40.0/30", "169.254.40.0/30"] },
        problems: [
            'platform:vpn.customerGateways.north.tunnelInsideCidrs[1]: "169.254.40.0/30" is not valid; allowed a range that no other tunnel has; north has this one. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a range that AWS keeps",
        changes: { "platform:vpn.customerGateways.north.tunnelInsideCidrs[0]": "169.254.5.0/30" },
        problems: [
            'platform:vpn.customerGateways.north.tunnelInsideCidrs[0]: "169.254.5.0/30" is not valid; allowed a /30 that AWS does not keep for itself. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a range of the wrong size",
        changes: { "platform:vpn.customerGateways.north.tunnelInsideCidrs[0]": "169.254.40.0/29" },
        problems: [
            'platform:vpn.customerGateways.north.tunnelInsideCidrs[0]: "169.254.40.0/29" is not valid; allowed a /30 within 169.254.0.0/16. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a probe into nowhere",
        changes: { "platform:vpn.keepalive.probe.destination": "10.17.0.1" },
        problems: [
            'platform:vpn.keepalive.probe.destination: "10.17.0.1" is not valid; allowed an address in onPremisesCidrs; nothing else goes through the VPN. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "on-premises ranges that overlap",
        changes: { "platform:vpn.onPremisesCidrs[1]": "10.16.128.0/17" },
        problems: [
            'platform:vpn.onPremisesCidrs[1]: "10.16.128.0/17" is not valid; allowed a range that does not overlap 10.16.0.0/16, onPremisesCidrs[0]. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "where the datacenter is",
        changes: { "platform:network.cidr": "10.16.0.0/18" },
        problems: [
            'platform:vpn.onPremisesCidrs[0]: "10.16.0.0/16" is not valid; allowed a range that does not overlap 10.16.0.0/18, the VPC of platform:network. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a device without an address",
        changes: {
            "platform:vpn.customerGateways.north.ipAddress": "0.0.0.0",
        },
        problems: [
            'platform:vpn.customerGateways.north.ipAddress: "0.0.0.0" is not valid; allowed a public address; the tunnels go over the internet. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a device with the address of many",
        changes: {
            "platform:vpn.customerGateways.north.ipAddress": "224.0.0.5",
        },
        problems: [
            'platform:vpn.customerGateways.north.ipAddress: "224.0.0.5" is not valid; allowed a public address; the tunnels go over the internet. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a number that stands for longer ones",
        changes: {
            "platform:vpn.customerGateways.north.bgpAsn": 23456,
        },
        problems: [
            "platform:vpn.customerGateways.north.bgpAsn: 23456 is not valid; allowed a number that a network can have. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "the last number of two bytes",
        changes: {
            "platform:vpn.customerGateways.north.bgpAsn": 65535,
        },
        problems: [
            "platform:vpn.customerGateways.north.bgpAsn: 65535 is not valid; allowed a number that a network can have. Set it in Pulumi.test.yaml",
        ],
    },
]);
