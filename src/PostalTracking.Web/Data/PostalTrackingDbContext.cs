using Microsoft.EntityFrameworkCore;

namespace PostalTracking.Web.Data;

/// <summary>
/// The one database. Each feature maps its own tables beside its code (<c>IEntityTypeConfiguration</c>);
/// the hot paths (ingest, look-up, polling) speak SQL to the same tables.
/// </summary>
internal sealed class PostalTrackingDbContext(DbContextOptions<PostalTrackingDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PostalTrackingDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveColumnType("timestamptz");
}
