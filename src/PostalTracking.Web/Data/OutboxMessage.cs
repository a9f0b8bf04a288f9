using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Data;

/// <summary>
/// An effect to be carried out after the commit of the change it stands beside. Receivers recognise a repeat by the id.
/// </summary>
internal sealed class OutboxMessage
{
    /// <summary>Version 7: in the order of creation.</summary>
    public required Guid Id { get; init; }

    /// <summary>As webhooks name it: <c>shipment.updated</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Ids, numbers and states only: no names, no sums.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>Null of one not done: it was tried often enough, and waits for a person.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Why the last attempt failed: a kind of failure, no data.</summary>
    public string? Failure { get; set; }
}

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox_message");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Type).HasMaxLength(60);
        message.Property(m => m.Payload).HasColumnType("jsonb");
        message.Property(m => m.Failure).HasMaxLength(200);

        // The relay reads what is still to be done, oldest first.
        message.HasIndex(m => m.NextAttemptAt).HasFilter("done_at is null");

        // The post of letters looks for its own among everything that waits.
        message.HasIndex(m => m.NextAttemptAt, "letters")
            .HasDatabaseName("ix_outbox_message_letters").HasFilter("done_at is null and type = 'letter.send'");
    }
}
