using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>A bank, payment system or seller that letters are written to. Never removed: letters and statistics name it.</summary>
internal sealed class Correspondent
{
    public int Id { get; private init; }

    public required CorrespondentKind Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>Null: letters to it go on paper.</summary>
    public string? Email { get; set; }

    /// <summary>Nine digits; of banks only.</summary>
    public string? Bic { get; set; }

    /// <summary>What it is written to in: ru or en.</summary>
    public required string Language { get; set; }

    /// <summary>Offered when a letter is begun.</summary>
    public bool IsActive { get; set; } = true;

    public int Version { get; set; } = 1;
}

internal sealed class CorrespondentConfiguration : IEntityTypeConfiguration<Correspondent>
{
    public void Configure(EntityTypeBuilder<Correspondent> correspondent)
    {
        correspondent.ToTable("correspondent");
        correspondent.Property(c => c.Name).HasMaxLength(200);
        correspondent.Property(c => c.Email).HasMaxLength(254);
        correspondent.Property(c => c.Bic).HasMaxLength(9);
        correspondent.Property(c => c.Language).HasMaxLength(2);
        correspondent.Property(c => c.Version).IsConcurrencyToken();

        // Two rows for one bank would halve its statistics.
        correspondent.HasIndex(c => new { c.Kind, c.Name }).IsUnique();
    }
}
