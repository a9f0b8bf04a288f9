using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Partners;

/// <summary>A sender, marketplace or post that speaks to the API; what it registered is its own.</summary>
internal sealed class Tenant
{
    public int Id { get; private set; }

    public required string Name { get; init; }
}

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> tenant)
    {
        tenant.ToTable("tenant");
        tenant.Property(t => t.Name).HasMaxLength(200);
        tenant.HasIndex(t => t.Name).IsUnique();
    }
}
