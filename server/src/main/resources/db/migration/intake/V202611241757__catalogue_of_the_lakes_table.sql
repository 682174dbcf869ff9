-- Iceberg's JDBC catalogue, in a schema of its own: engines such as Trino look up here where the current metadata of the
-- lake's table lies. Its two tables are as Iceberg 1.12 makes them (schema version V1); they name files, never a company.
create schema if not exists iceberg;

create table iceberg.iceberg_tables (
    catalog_name               varchar(255) not null,
    table_namespace            varchar(255) not null,
    table_name                 varchar(255) not null,
    metadata_location          varchar(1000),
    previous_metadata_location varchar(1000),
    iceberg_type               varchar(5),
    primary key (catalog_name, table_namespace, table_name)
);

create table iceberg.iceberg_namespace_properties (
    catalog_name   varchar(255) not null,
    namespace      varchar(255) not null,
    property_key   varchar(255),
    property_value varchar(1000),
    primary key (catalog_name, namespace, property_key)
);

grant usage on schema iceberg to banso_app;
grant select, insert, update, delete on iceberg.iceberg_tables, iceberg.iceberg_namespace_properties to banso_app;
