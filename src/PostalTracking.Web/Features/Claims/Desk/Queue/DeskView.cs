using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Claims.Desk.Queue;

/// <summary>A part of the queue that a consultant named for himself.</summary>
internal sealed class DeskView
{
    public const int LongestName = 40;

    public required Guid StaffId { get; init; }

    public required string Name { get; init; }

    /// <summary>As <see cref="DeskFilter.Query"/> has it.</summary>
    public required string Query { get; set; }
}

internal sealed class DeskViewConfiguration : IEntityTypeConfiguration<DeskView>
{
    public void Configure(EntityTypeBuilder<DeskView> view)
    {
        view.ToTable("desk_view");
        view.HasKey(v => new { v.StaffId, v.Name });
        view.Property(v => v.Name).HasMaxLength(DeskView.LongestName);
        view.Property(v => v.Query).HasMaxLength(1000);
        view.HasOne<StaffMember>().WithMany().HasForeignKey(v => v.StaffId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_desk_view_staff_member");
    }
}

/// <summary>The views everybody has, and those a person saved.</summary>
internal sealed class DeskViews(PostalTrackingDbContext db)
{
    /// <summary>More would be a second queue.</summary>
    public const int Most = 12;

    /// <summary>Named by their key: View.mine.</summary>
    public static IReadOnlyList<(string Key, DeskFilter Filter)> BuiltIn { get; } =
    [
        ("mine", DeskFilter.Parse("who=mine")),
        ("hot", DeskFilter.Parse("turn=us&due=day")),
        ("free", DeskFilter.Parse("who=nobody")),
        ("customer", DeskFilter.Parse("turn=customer")),
        ("bank", DeskFilter.Parse("turn=bank")),
        ("payout", DeskFilter.Parse("status=Approved&status=PartlyApproved&status=PayoutOrdered")),
    ];

    public Task<List<DeskView>> OwnAsync(Guid staffId, CancellationToken cancellationToken) =>
        db.Set<DeskView>().AsNoTracking().Where(view => view.StaffId == staffId).OrderBy(view => view.Name).ToListAsync(cancellationToken);

    /// <summary>Under a name that is there already, the new one takes its place.</summary>
    /// <returns>False: there are as many as there may be.</returns>
    public async Task<bool> SaveAsync(Guid staffId, string name, DeskFilter filter, CancellationToken cancellationToken)
    {
        var saved = await db.Database.ExecuteSqlAsync(
            $"""
            insert into desk_view (staff_id, name, query)
            select {staffId}, {name}, {filter.Query}
            where (select count(*) from desk_view where staff_id = {staffId} and name <> {name}) < {Most}
            on conflict (staff_id, name) do update set query = excluded.query
            """,
            cancellationToken);
        return saved == 1;
    }

    public Task ForgetAsync(Guid staffId, string name, CancellationToken cancellationToken) =>
        db.Set<DeskView>().Where(view => view.StaffId == staffId && view.Name == name).ExecuteDeleteAsync(cancellationToken);
}
