import { bucketPart, elbv2, typesIn } from "./tokens";

/**
 * The type tokens that mean the same AWS resource. One AWS resource can be declared under several tokens (`aws.lb` and
 * `aws.alb`; buckets and their V2 twins), and old tokens live on as aliases: a rule must name the family, never one token.
 */

// Load balancing
export const LOAD_BALANCER = elbv2("LoadBalancer");
export const LISTENER = elbv2("Listener");
export const LISTENER_RULE = elbv2("ListenerRule");
export const TARGET_GROUP = elbv2("TargetGroup");
export const TARGET_GROUP_ATTACHMENT = elbv2("TargetGroupAttachment");
export const CLASSIC_LOAD_BALANCER = ["elb", "elasticloadbalancing"].map(
    (name) => `aws:${name}/loadBalancer:LoadBalancer`,
);

// Network
export const VPC = typesIn("ec2", "Vpc", "DefaultVpc");
export const DEFAULT_VPC = typesIn("ec2", "DefaultVpc");
export const SUBNET = typesIn("ec2", "Subnet", "DefaultSubnet");
export const ROUTE_TABLE = typesIn("ec2", "RouteTable", "DefaultRouteTable");
export const DEFAULT_ROUTE_TABLE = typesIn("ec2", "DefaultRouteTable");
export const ROUTE_TABLE_ASSOCIATION = typesIn("ec2", "RouteTableAssociation");
export const MAIN_ROUTE_TABLE_ASSOCIATION = typesIn("ec2", "MainRouteTableAssociation");
export const ROUTE = typesIn("ec2", "Route");
export const INTERNET_GATEWAY = typesIn("ec2", "InternetGateway", "InternetGatewayAttachment");
export const CARRIER_GATEWAY = typesIn("ec2", "CarrierGateway");
export const EGRESS_ONLY_GATEWAY = typesIn("ec2", "EgressOnlyInternetGateway");
export const NAT_GATEWAY = typesIn("ec2", "NatGateway");
export const VPN_GATEWAY = typesIn("ec2", "VpnGateway", "VpnGatewayAttachment");
export const VPN_CONNECTION = typesIn("ec2", "VpnConnection");
export const CLIENT_VPN_ENDPOINT = typesIn("ec2clientvpn", "Endpoint");
export const TRANSIT_GATEWAY_ATTACHMENT = typesIn("ec2transitgateway", "VpcAttachment");
export const VPC_PEERING = typesIn(
    "ec2",
    "VpcPeeringConnection",
    "VpcPeeringConnectionAccepter",
    "PeeringConnectionOptions",
);
export const EIP = typesIn("ec2", "Eip");
export const EIP_ASSOCIATION = typesIn("ec2", "EipAssociation");
export const NETWORK_INTERFACE = typesIn("ec2", "NetworkInterface");
export const NETWORK_INTERFACE_ATTACHMENT = typesIn("ec2", "NetworkInterfaceAttachment");
export const NETWORK_INTERFACE_GROUP_ATTACHMENT = typesIn("ec2", "NetworkInterfaceSecurityGroupAttachment");
export const VPC_ENDPOINT = typesIn("ec2", "VpcEndpoint");
export const VPC_ENDPOINT_GROUP_ASSOCIATION = typesIn("ec2", "SecurityGroupAssociation");
export const ACCELERATOR_ENDPOINT_GROUP = typesIn("globalaccelerator", "EndpointGroup", "CustomRoutingEndpointGroup");

// Security groups
export const SECURITY_GROUP = typesIn("ec2", "SecurityGroup", "DefaultSecurityGroup");
export const DEFAULT_SECURITY_GROUP = typesIn("ec2", "DefaultSecurityGroup");
export const SECURITY_GROUP_RULE = typesIn("ec2", "SecurityGroupRule");
export const SECURITY_GROUP_INGRESS_RULE = typesIn("vpc", "SecurityGroupIngressRule");
export const SECURITY_GROUP_EGRESS_RULE = typesIn("vpc", "SecurityGroupEgressRule");
export const PREFIX_LIST = typesIn("ec2", "ManagedPrefixList");
export const PREFIX_LIST_ENTRY = typesIn("ec2", "ManagedPrefixListEntry");

// Compute
export const INSTANCE = typesIn("ec2", "Instance");
export const SPOT_INSTANCE = typesIn("ec2", "SpotInstanceRequest");
export const SPOT_FLEET = typesIn("ec2", "SpotFleetRequest");
export const FLEET = typesIn("ec2", "Fleet");
export const LAUNCH_TEMPLATE = typesIn("ec2", "LaunchTemplate");
export const LAUNCH_CONFIGURATION = typesIn("ec2", "LaunchConfiguration");
export const AUTOSCALING_GROUP = typesIn("autoscaling", "Group");
export const AUTOSCALING_ATTACHMENT = typesIn("autoscaling", "Attachment");
export const AUTOSCALING_TRAFFIC_SOURCE = typesIn("autoscaling", "TrafficSourceAttachment");
export const ECS_CLUSTER = typesIn("ecs", "Cluster");
export const ECS_SERVICE = typesIn("ecs", "Service");
export const ECS_TASK_SET = typesIn("ecs", "TaskSet");
export const ECS_TASK_DEFINITION = typesIn("ecs", "TaskDefinition");
export const ECS_CAPACITY_PROVIDER = typesIn("ecs", "CapacityProvider");
export const ECS_CLUSTER_CAPACITY_PROVIDERS = typesIn("ecs", "ClusterCapacityProviders");
export const SCHEDULE = typesIn("scheduler", "Schedule");
export const EVENT_TARGET = typesIn("cloudwatch", "EventTarget");
export const LAMBDA_FUNCTION = typesIn("lambda", "Function");

// Data
export const RDS_INSTANCE = typesIn("rds", "Instance");
export const RDS_CLUSTER = typesIn("rds", "Cluster");
export const RDS_CLUSTER_INSTANCE = typesIn("rds", "ClusterInstance");
export const RDS_SUBNET_GROUP = typesIn("rds", "SubnetGroup");
export const CACHE_CLUSTER = typesIn("elasticache", "Cluster");
export const CACHE_REPLICATION_GROUP = typesIn("elasticache", "ReplicationGroup");
export const CACHE_SERVERLESS = typesIn("elasticache", "ServerlessCache");
export const CACHE_SUBNET_GROUP = typesIn("elasticache", "SubnetGroup");
export const EFS_MOUNT_TARGET = typesIn("efs", "MountTarget");
export const BUCKET = bucketPart("");
export const BUCKET_POLICY = typesIn("s3", "BucketPolicy");
export const BUCKET_PUBLIC_ACCESS_BLOCK = typesIn("s3", "BucketPublicAccessBlock");
export const BUCKET_VERSIONING = bucketPart("Versioning");
export const BUCKET_LIFECYCLE = bucketPart("LifecycleConfiguration");
export const BUCKET_ENCRYPTION = bucketPart("ServerSideEncryptionConfiguration");
export const BUCKET_LOGGING = bucketPart("Logging");
export const BUCKET_ACL = bucketPart("Acl");
export const BUCKET_WEBSITE = bucketPart("WebsiteConfiguration");

// Audit and delivery
export const CLOUDFRONT_DISTRIBUTION = typesIn("cloudfront", "Distribution");
export const ECR_REPOSITORY = typesIn("ecr", "Repository");
export const ECR_LIFECYCLE_POLICY = typesIn("ecr", "LifecyclePolicy");
export const TRAIL = typesIn("cloudtrail", "Trail");
export const FLOW_LOG = typesIn("ec2", "FlowLog");
export const GUARDDUTY_DETECTOR = typesIn("guardduty", "Detector");
export const CONFIG_RECORDER = typesIn("cfg", "Recorder");
export const CONFIG_RECORDER_STATUS = typesIn("cfg", "RecorderStatus");
export const CONFIG_DELIVERY_CHANNEL = typesIn("cfg", "DeliveryChannel");
export const METRIC_ALARM = typesIn("cloudwatch", "MetricAlarm");
export const COMPOSITE_ALARM = typesIn("cloudwatch", "CompositeAlarm");
export const LOG_GROUP = typesIn("cloudwatch", "LogGroup");
export const LOG_DELIVERY_SOURCE = typesIn("cloudwatch", "LogDeliverySource");
export const LOG_DELIVERY_DESTINATION = typesIn("cloudwatch", "LogDeliveryDestination");
