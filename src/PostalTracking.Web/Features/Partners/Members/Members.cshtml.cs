using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>The owner's page of the people of the own organisation.</summary>
[Authorize(Policy = StaffAccess.PartnerOwner)]
internal sealed class MembersModel(PostalTrackingDbContext db, PartnerMembers members, InvitationMail mail, TimeProvider clock)
    : MembersPage(members, mail, clock)
{
    public override string Language => Languages.Current;

    protected override string Path => "/partner/members";

    protected override Task<Tenant?> OrganisationAsync(CancellationToken cancellationToken) =>
        db.Set<Tenant>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == User.TenantId(), cancellationToken);
}
