using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>The ways to a person. The numbers are stored.</summary>
internal enum NoticeChannel : short
{
    Email = 1,
    Push = 2,
    Telegram = 3,
    Sms = 4,
}

/// <summary>Why nobody is told any more. The numbers are stored.</summary>
internal enum NoticeEnd : short
{
    /// <summary>The person said so.</summary>
    Stopped = 1,

    /// <summary>The address takes nothing, or does not want ours.</summary>
    Refused = 2,

    /// <summary>The parcel has been where it belongs for long.</summary>
    Over = 3,
}

/// <summary>
/// One person who is told of one parcel by one way. The address can be read with the ring of keys only, and is gone once nothing
/// is to be sent there any more; what remains says that this person, whoever it was, does not want it.
/// </summary>
internal sealed class NoticeSubscription
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    /// <summary>Keyed hash of way and address, see <see cref="NoticeKey"/>.</summary>
    public required byte[] Person { get; init; }

    public required NoticeChannel Channel { get; init; }

    /// <summary>Protected; null once ended.</summary>
    public byte[]? Address { get; set; }

    public required string Language { get; set; }

    public required NoticeEvents Events { get; set; }

    /// <summary>Minutes from midnight; null: any hour will do.</summary>
    public short? QuietFrom { get; set; }

    public short? QuietUntil { get; set; }

    /// <summary>IANA name: of the quiet hours and of the times on the person's page.</summary>
    public required string TimeZone { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>When the person said yes; null: not yet, and nothing is told of the parcel.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public NoticeEnd? End { get; set; }

    /// <summary>The person bought protection for the parcel and left the address with it: told of the policy and its claims.</summary>
    public string? PolicyNumber { get; set; }

    /// <summary>SHA-256 of what stands in the links to the person's page.</summary>
    public required byte[] CapabilityHash { get; set; }

    /// <summary>Raised to make earlier links void.</summary>
    public required short CapabilityVersion { get; set; }

    public int Version { get; set; } = 1;

    public QuietHours? Quiet => QuietFrom is { } from && QuietUntil is { } until ? new(from, until, TimeZone) : null;

    public void Choose(NoticeChoice choice)
    {
        (Events, TimeZone, Language) = (choice.Events, choice.TimeZone, choice.Language);
        (QuietFrom, QuietUntil) = (choice.Quiet?.From, choice.Quiet?.Until);
        Version++;
    }

    public void EndFor(NoticeEnd why, DateTimeOffset now)
    {
        (EndedAt, End, Address) = (now, why, null);
        Version++;
    }
}

/// <summary>What a person chose.</summary>
internal sealed record NoticeChoice(NoticeEvents Events, QuietHours? Quiet, string TimeZone, string Language);

internal sealed class NoticeSubscriptionConfiguration : IEntityTypeConfiguration<NoticeSubscription>
{
    public void Configure(EntityTypeBuilder<NoticeSubscription> subscription)
    {
        subscription.ToTable("notice_subscription", table =>
        {
            table.HasCheckConstraint("ck_notice_subscription_quiet", "(quiet_from is null) = (quiet_until is null)");
            table.HasCheckConstraint("ck_notice_subscription_ended", "ended_at is null or address is null");
        });
        subscription.HasKey(s => new { s.TrackNumber, s.Generation, s.Person });
        subscription.Property(s => s.TrackNumber).UseCollation("C").HasMaxLength(40);
        subscription.Property(s => s.Language).HasColumnType("char(2)");
        subscription.Property(s => s.TimeZone).HasMaxLength(40);
        subscription.Property(s => s.PolicyNumber).UseCollation("C").HasMaxLength(20);
        subscription.Property(s => s.Version).IsConcurrencyToken();
        subscription.Ignore(s => s.Quiet);

        // The links of the letters know nothing but the capability. Not unique: 256 bits of a keyed hash do not meet.
        subscription.HasIndex(s => s.CapabilityHash);

        // What the purge looks for: the oldest.
        subscription.HasIndex(s => s.AskedAt);
        subscription.HasOne<Shipment>().WithMany().HasForeignKey(s => new { s.TrackNumber, s.Generation });
    }
}
