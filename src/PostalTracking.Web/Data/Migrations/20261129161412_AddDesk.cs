using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "phone_hash",
                table: "policy",
                type: "bytea",
                nullable: true,
                computedColumnSql: "sha256(phone::bytea)",
                stored: true);

            migrationBuilder.CreateTable(
                name: "canned_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ru = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    en = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    zh = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_canned_text", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "desk_view",
                columns: table => new
                {
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_view", x => new { x.staff_id, x.name });
                    table.ForeignKey(
                        name: "fk_desk_view_staff_member",
                        column: x => x.staff_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "canned_text",
                columns: new[] { "id", "en", "ru", "title", "version", "zh" },
                values: new object[,]
                {
                    { new Guid("c0000000-0000-7000-8000-000000000001"), "Hello. We have your claim {{claimNumber}} and are looking at it. You will hear from us by {{dueDate}}.", "Здравствуйте. Мы получили обращение {{claimNumber}} и уже смотрим его. Ответим до {{dueDate}}.", "Получили, смотрим", 1, "您好。我们已收到您的申请 {{claimNumber}}，正在查看。我们会在 {{dueDate}} 之前答复您。" },
                    { new Guid("c0000000-0000-7000-8000-000000000002"), "Please send us pictures of what you and the seller wrote: the promise and the answer. Screenshots will do. We wait until {{customerTurnUntil}}.", "Пришлите, пожалуйста, снимки переписки с продавцом: что он обещал и что ответил. Подойдут снимки экрана. Ждём до {{customerTurnUntil}}.", "Нужна переписка с продавцом", 1, "请发送您与卖家的聊天截图：卖家的承诺和回复。我们等到 {{customerTurnUntil}}。" },
                    { new Guid("c0000000-0000-7000-8000-000000000003"), "The label with the parcel's number cannot be seen in the video. If you still have the box, take a close picture of it. If not, just tell us.", "На видео не видно наклейку с номером посылки. Если коробка у вас, снимите её крупно и пришлите. Если нет, просто напишите нам об этом.", "На видео не видно наклейку", 1, "视频里看不清包裹单号标签。如果盒子还在，请拍一张清楚的照片；如果不在了，告诉我们就可以。" },
                    { new Guid("c0000000-0000-7000-8000-000000000004"), "Please send a picture of the order or the offer, so that we see what you were promised and for how much. We wait until {{customerTurnUntil}}.", "Пришлите снимок страницы заказа или объявления: так мы увидим, что вам обещали и за какую цену. Ждём до {{customerTurnUntil}}.", "Нужна страница заказа", 1, "请发送订单或商品页面的截图，让我们看到卖家承诺的商品和价格。我们等到 {{customerTurnUntil}}。" },
                    { new Guid("c0000000-0000-7000-8000-000000000005"), "We have approved {{amountApproved}} on claim {{claimNumber}}. The money will be in your account by {{dueDate}}.", "Мы одобрили {{amountApproved}} по обращению {{claimNumber}}. Деньги придут на ваш счёт до {{dueDate}}.", "Одобрили, деньги в пути", 1, "您的申请 {{claimNumber}} 已批准 {{amountApproved}}。款项将在 {{dueDate}} 之前到账。" },
                    { new Guid("c0000000-0000-7000-8000-000000000006"), "We have written to the bank and are waiting for its answer. You need not do anything: we write to you as soon as it comes.", "Мы написали в банк и ждём ответа. От вас сейчас ничего не нужно: как только банк ответит, мы сразу вам напишем.", "Ждём ответа банка", 1, "我们已致函银行，正在等待答复。您现在无需做任何事，一有消息我们马上告诉您。" },
                    { new Guid("c0000000-0000-7000-8000-000000000007"), "We have not answered in time, and we are sorry. Claim {{claimNumber}} is being worked on, the decision will come by {{dueDate}}.", "Мы не успели ответить в срок, простите. Обращение {{claimNumber}} у нас в работе, решение будет до {{dueDate}}.", "Ответим позже, чем обещали", 1, "很抱歉，我们没有按时答复。您的申请 {{claimNumber}} 正在处理，{{dueDate}} 之前会有决定。" },
                    { new Guid("c0000000-0000-7000-8000-000000000008"), "The bank has sent the transfer back. Please check the account number and the bank's code and enter them again on the page of claim {{claimNumber}}.", "Банк вернул нам перевод. Проверьте, пожалуйста, номер счёта и БИК и напишите их ещё раз на странице обращения {{claimNumber}}.", "Деньги не дошли", 1, "银行退回了转账。请核对账号和银行代码，并在申请 {{claimNumber}} 的页面重新填写。" },
                    { new Guid("c0000000-0000-7000-8000-000000000009"), "Please keep the box, the wrapping and all that was in it until claim {{claimNumber}} is closed. Nothing has to be sent anywhere.", "Сохраните коробку, упаковку и всё, что в ней было, пока обращение {{claimNumber}} не закрыто. Отправлять ничего никуда не нужно.", "Что делать с посылкой", 1, "在申请 {{claimNumber}} 结束之前，请保留盒子、包装和里面的所有东西。不需要寄到任何地方。" },
                    { new Guid("c0000000-0000-7000-8000-000000000010"), "If you do not agree, say why on the page of claim {{claimNumber}}: somebody else will look at it anew. New pictures and papers help.", "Если вы не согласны, напишите почему на странице обращения {{claimNumber}}: решение пересмотрит другой человек. Новые снимки и документы помогут.", "Как не согласиться с решением", 1, "如果您不同意，请在申请 {{claimNumber}} 的页面说明原因：会由另一位同事重新审查。新的照片和文件会有帮助。" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_policy_phone_hash",
                table: "policy",
                column: "phone_hash",
                filter: "phone_hash is not null");

            migrationBuilder.CreateIndex(
                name: "ix_claim_entry_at",
                table: "claim_entry",
                column: "at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_claim_circumstance_submitted_at",
                table: "claim",
                columns: new[] { "circumstance", "submitted_at" },
                filter: "submitted_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_claim_due_at_claim_number",
                table: "claim",
                columns: new[] { "due_at", "claim_number" },
                filter: "turn <> 0 and status <> 1");

            migrationBuilder.CreateIndex(
                name: "ix_canned_text_title",
                table: "canned_text",
                column: "title",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "canned_text");

            migrationBuilder.DropTable(
                name: "desk_view");

            migrationBuilder.DropIndex(
                name: "ix_policy_phone_hash",
                table: "policy");

            migrationBuilder.DropIndex(
                name: "ix_claim_entry_at",
                table: "claim_entry");

            migrationBuilder.DropIndex(
                name: "ix_claim_circumstance_submitted_at",
                table: "claim");

            migrationBuilder.DropIndex(
                name: "ix_claim_due_at_claim_number",
                table: "claim");

            migrationBuilder.DropColumn(
                name: "phone_hash",
                table: "policy");
        }
    }
}
