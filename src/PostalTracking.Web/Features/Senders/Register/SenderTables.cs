using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Senders;

namespace PostalTracking.Web.Features.Senders.Register;

/// <summary>A parcel, as the register of senders names it.</summary>
internal sealed record SenderParcelKey(string TrackNumber, short Generation)
{
    /// <summary>In which groups of parcels are told apart: the first one keeps the identity when they part.</summary>
    public static IComparer<SenderParcelKey> Order { get; } = Comparer<SenderParcelKey>.Create((one, other) =>
        string.CompareOrdinal(one.TrackNumber, other.TrackNumber) is not 0 and var byNumber
            ? byNumber
            : one.Generation.CompareTo(other.Generation));
}

/// <summary>One sender, as far as traits tell: what the parcels and traits that belong together point to.</summary>
internal sealed class SenderIdentity
{
    /// <summary>Version 7: of two that become one the older stays.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>It turned out to be this one; nothing points here any more but old links.</summary>
    public Guid? MergedInto { get; set; }
}

/// <summary>Something by which a sender is known again, kept so that it can be compared and not read.</summary>
internal sealed class SenderTrait
{
    /// <summary>For a partner's number also what the parcel's row knows its sender by.</summary>
    public int Id { get; private init; }

    public required SenderTraitKind Kind { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>For the eyes of the staff.</summary>
    public required string Masked { get; init; }

    /// <summary>Whose number of the sender it is; null for other kinds.</summary>
    public int? TenantId { get; init; }

    /// <summary>A partner's number of the sender, which says nothing outside of that partner.</summary>
    public string? PartnerId { get; init; }

    /// <summary>Null: weak, cut off, or not seen on any parcel of the register.</summary>
    public Guid? IdentityId { get; set; }

    /// <summary>A senior found that it belongs to many: it joins nobody.</summary>
    public bool IsCut { get; set; }

    public required DateTimeOffset SeenAt { get; init; }
}

/// <summary>A parcel whose sender somebody looked into.</summary>
internal sealed class SenderParcel
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required Guid IdentityId { get; set; }
}

/// <summary>A trait seen on a parcel.</summary>
internal sealed class SenderSighting
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required int TraitId { get; init; }

    public required DateTimeOffset SeenAt { get; init; }
}

/// <summary>Counts the changes of the register. Its one row is what whoever changes the register holds: one after the other.</summary>
internal sealed class SenderRegisterVersion
{
    public required short Id { get; init; }

    public required long Version { get; init; }
}

internal sealed class SenderIdentityConfiguration : IEntityTypeConfiguration<SenderIdentity>
{
    public void Configure(EntityTypeBuilder<SenderIdentity> identity)
    {
        identity.ToTable("sender_identity");
        identity.Property(i => i.Id).ValueGeneratedNever();
    }
}

internal sealed class SenderTraitConfiguration : IEntityTypeConfiguration<SenderTrait>
{
    public void Configure(EntityTypeBuilder<SenderTrait> trait)
    {
        trait.ToTable("sender_trait");
        trait.Property(t => t.Id).UseIdentityAlwaysColumn();
        trait.Property(t => t.Masked).HasMaxLength(200);
        trait.Property(t => t.PartnerId).UseCollation("C").HasMaxLength(100);
        trait.Property(t => t.IsCut).HasDefaultValue(false);

        // What is typed is found by its hash, and is one row however often it is typed.
        trait.HasIndex(t => new { t.Kind, t.Hash }).IsUnique();

        // All of one sender; most traits are of partners' senders about whom nobody ever asks.
        trait.HasIndex(t => t.IdentityId).HasFilter("identity_id is not null");
    }
}

internal sealed class SenderParcelConfiguration : IEntityTypeConfiguration<SenderParcel>
{
    public void Configure(EntityTypeBuilder<SenderParcel> parcel)
    {
        parcel.ToTable("sender_parcel");
        parcel.HasKey(p => new { p.TrackNumber, p.Generation });
        parcel.Property(p => p.TrackNumber).UseCollation("C").HasMaxLength(40);

        // All of one sender.
        parcel.HasIndex(p => p.IdentityId);
    }
}

internal sealed class SenderSightingConfiguration : IEntityTypeConfiguration<SenderSighting>
{
    public void Configure(EntityTypeBuilder<SenderSighting> sighting)
    {
        sighting.ToTable("sender_sighting");
        sighting.HasKey(s => new { s.TrackNumber, s.Generation, s.TraitId });
        sighting.Property(s => s.TrackNumber).UseCollation("C").HasMaxLength(40);

        // Who else bears a trait: suggestions, and what becomes of a group when a trait is cut off.
        sighting.HasIndex(s => s.TraitId);
        sighting.HasOne<SenderParcel>().WithMany().HasForeignKey(s => new { s.TrackNumber, s.Generation })
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SenderRegisterVersionConfiguration : IEntityTypeConfiguration<SenderRegisterVersion>
{
    public void Configure(EntityTypeBuilder<SenderRegisterVersion> version)
    {
        version.ToTable("sender_register");
        version.Property(v => v.Id).ValueGeneratedNever();
    }
}
