using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Tracking.Watch.Calendar;

/// <summary>
/// Track numbers whose deadlines somebody's calendar asks for by a link. Like a <see cref="SharedList"/> it knows no maker, keeps
/// neither link nor revocation but their hashes, and belongs to no one parcel.
/// </summary>
internal sealed class WatchCalendar
{
    /// <summary>SHA-256 of the token in the link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>SHA-256 of what only the maker's device has.</summary>
    public required byte[] RevocationHash { get; init; }

    public required string[] Numbers { get; init; }

    /// <summary>Of the maker: a calendar that asks has none.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class WatchCalendarConfiguration : IEntityTypeConfiguration<WatchCalendar>
{
    public void Configure(EntityTypeBuilder<WatchCalendar> calendar)
    {
        calendar.ToTable("watch_calendar");
        calendar.HasKey(c => c.TokenHash);
        calendar.Property(c => c.Language).HasMaxLength(2);

        // The purge reads the oldest only.
        calendar.HasIndex(c => c.ExpiresAt);
    }
}
