using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>Where a notice stands. The numbers are stored.</summary>
internal enum NoticeState : short
{
    Waiting = 1,
    Sent = 2,

    /// <summary>The other side would not have it, or was away for too long.</summary>
    Failed = 3,

    /// <summary>When its turn came nobody wanted it any more.</summary>
    Dropped = 4,
}

/// <summary>
/// The ledger: one line for each event that one person is told of by one way, ever; the key says so. What it tells is named, not
/// written: the words are made when it is sent, in the person's language, and name nobody.
/// </summary>
internal sealed class Notice
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required byte[] Person { get; init; }

    /// <summary>Which event it was: <c>available_for_pickup@20261120071200</c>.</summary>
    public required string EventKey { get; init; }

    /// <summary>Of the message, the same on every attempt.</summary>
    public required Guid Id { get; init; }

    public required NoticeChannel Channel { get; init; }

    /// <summary>See <see cref="Notices.Said"/>.</summary>
    public required string Said { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public NoticeState State { get; set; } = NoticeState.Waiting;

    public int Attempts { get; set; }

    /// <summary>Null once it is over; of one that is being sent, when its sender is given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>Raised by every taker: the word of an earlier one counts no more.</summary>
    public int Version { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What the other side said, without addresses.</summary>
    public string? Failure { get; set; }
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public const int LongestFailure = 200;

    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notice");
        notice.HasKey(n => new { n.TrackNumber, n.Generation, n.Person, n.EventKey });
        notice.Property(n => n.TrackNumber).UseCollation("C").HasMaxLength(40);
        notice.Property(n => n.EventKey).UseCollation("C").HasMaxLength(80);
        notice.Property(n => n.Said).UseCollation("C").HasMaxLength(40);
        notice.Property(n => n.Failure).HasMaxLength(LongestFailure);

        // Each way's round reads what is due, oldest first; what is over stays out of it.
        notice.HasIndex(n => new { n.Channel, n.NextAttemptAt }).HasFilter("next_attempt_at is not null");

        // How many questions a person got today, of whichever parcel.
        notice.HasIndex(n => new { n.Person, n.CreatedAt }).HasFilter("said in ('question', 'own-page')");
        notice.HasOne<NoticeSubscription>().WithMany().HasForeignKey(n => new { n.TrackNumber, n.Generation, n.Person });
    }
}
