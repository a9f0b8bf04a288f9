using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>
/// A question about many numbers that a carrier answers later, on being shown the ticket it gave for it. Until then the claims on
/// its numbers are the ticket's; whichever instance comes first asks for the answer.
/// </summary>
internal sealed class CarrierTicket
{
    public required Carrier Carrier { get; init; }

    /// <summary>As the carrier wrote it.</summary>
    public required string Ticket { get; init; }

    /// <summary>These three are one list: each claim's number, generation and lease.</summary>
    public required string[] TrackNumbers { get; init; }

    public required short[] Generations { get; init; }

    public required int[] Leases { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset NextAskAt { get; init; }

    /// <summary>The carrier keeps the answer until then; so long the numbers' claims last.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class CarrierTicketConfiguration : IEntityTypeConfiguration<CarrierTicket>
{
    public void Configure(EntityTypeBuilder<CarrierTicket> ticket)
    {
        ticket.ToTable("carrier_ticket");

        // A handful of rows at any time: the key is index enough.
        ticket.HasKey(t => new { t.Carrier, t.Ticket });
        ticket.Property(t => t.Ticket).HasMaxLength(200);
        ticket.Property(t => t.TrackNumbers).HasColumnType("text[]");
    }
}
