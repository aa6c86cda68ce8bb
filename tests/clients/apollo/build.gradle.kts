apollo {
  service("milestones") {
    packageName.set("example.milestones")
    schemaFile.set(file("schema.graphql"))
    // Decimal is exact: java.math.BigDecimal, never Double. A due date is a day, in no time zone.
    mapScalar("Decimal", "java.math.BigDecimal", "com.apollographql.adapter.core.BigDecimalAdapter")
    mapScalar("Date", "java.time.LocalDate", "com.apollographql.adapter.core.JavaLocalDateAdapter")
    mapScalar("DateTime", "java.time.Instant", "com.apollographql.adapter.core.JavaInstantAdapter")
    mapScalarToKotlinString("CurrencyCode")
    mapScalarToKotlinString("URL")
  }
}
