using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Data;

/// <summary>
/// The one database. Each feature maps its own tables beside its code (<c>IEntityTypeConfiguration</c>);
/// the hot paths (ingest, look-up, polling) speak SQL to the same tables.
/// </summary>
internal sealed class PostalTrackingDbContext(DbContextOptions<PostalTrackingDbContext> options)
    : IdentityUserContext<StaffMember, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>What protects cookies and codes, on whichever instance they were made.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        Name<IdentityUserClaim<Guid>>("staff_claim");
        Name<IdentityUserLogin<Guid>>("staff_login");
        Name<IdentityUserToken<Guid>>("staff_token");
        Name<IdentityUserPasskey<Guid>>("staff_passkey");
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_key");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PostalTrackingDbContext).Assembly);

        void Name<T>(string table)
            where T : class
        {
            var entity = modelBuilder.Entity<T>().ToTable(table);
            entity.Metadata.GetForeignKeys().Single().SetConstraintName($"fk_{table}_staff_member");
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveColumnType("timestamptz");
}
