// The floor: the least that has to be done for one request that reads a row, with the same libraries and statements.
#include <fcgiapp.h>
#include <mariadb/mysql.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int listener;
static const char *statement_text[2];
static unsigned char token_hash[32];

static MYSQL *connect_database(void) {
    MYSQL *link = mysql_init(NULL);
    if (!mysql_real_connect(link, NULL, getenv("DB_USER"), getenv("DB_PASSWORD"), getenv("DB_NAME"), 0, getenv("DB_SOCKET"), 0))
        exit(1);
    return link;
}

static void run(MYSQL_STMT *statement, MYSQL_BIND *values, MYSQL_BIND *columns, char *body, size_t *used) {
    if (mysql_stmt_bind_param(statement, values) || mysql_stmt_execute(statement)) exit(2);
    mysql_stmt_bind_result(statement, columns);
    while (mysql_stmt_fetch(statement) != MYSQL_NO_DATA)
        for (unsigned i = 0; i < mysql_stmt_field_count(statement); i++)
            if (!*columns[i].is_null && *used + *columns[i].length + 8 < 4000 && i != 0 && i != 6)
                *used += (size_t)snprintf(body + *used, 4000 - *used, "\"%.*s\",", (int)*columns[i].length, (char *)columns[i].buffer);
    mysql_stmt_free_result(statement);
}

static void *serve(void *unused) {
    (void)unused;
    MYSQL *link = connect_database();
    MYSQL_STMT *statements[2];
    for (int i = 0; i < 2; i++) {
        statements[i] = mysql_stmt_init(link);
        if (mysql_stmt_prepare(statements[i], statement_text[i], strlen(statement_text[i]))) exit(3);
    }
    static const char *slug = "acme";
    unsigned long slug_length = 4, hash_length = 32, lengths[32];
    char buffers[32][256];
    my_bool nulls[32];
    MYSQL_BIND values[2][2] = {{{0}}}, columns[32] = {{0}};
    values[0][0] = (MYSQL_BIND){.buffer_type = MYSQL_TYPE_STRING, .buffer = (void *)slug, .length = &slug_length};
    values[0][1] = (MYSQL_BIND){.buffer_type = MYSQL_TYPE_BLOB, .buffer = token_hash, .length = &hash_length};
    values[1][0] = values[0][0];
    for (int i = 0; i < 32; i++)
        columns[i] = (MYSQL_BIND){.buffer_type = MYSQL_TYPE_STRING, .buffer = buffers[i], .buffer_length = 256, .length = &lengths[i], .is_null = &nulls[i]};
    FCGX_Request *request = calloc(1, sizeof *request);
    FCGX_InitRequest(request, listener, 0);
    while (FCGX_Accept_r(request) == 0) {
        char body[4096];
        size_t used = 0;
        for (int i = 0; i < 2; i++) run(statements[i], values[i], columns, body, &used);
        FCGX_PutS("Content-Type: application/json\r\n\r\n{\"row\":[", request->out);
        FCGX_PutStr(body, (int)used, request->out);
        FCGX_PutS("0]}", request->out);
        FCGX_Finish_r(request);
    }
    return NULL;
}

int main(int count, char **words) { // SOCKET THREADS HASH-IN-HEX RESOLVE SUMMARY
    if (count != 6 || FCGX_Init() || mysql_server_init(0, NULL, NULL)) return 64;
    for (int i = 0; i < 32; i++) sscanf(words[3] + 2 * i, "%2hhx", &token_hash[i]);
    statement_text[0] = words[4];
    statement_text[1] = words[5];
    listener = FCGX_OpenSocket(words[1], 128);
    int threads = atoi(words[2]);
    pthread_t thread;
    for (int i = 1; i < threads; i++) pthread_create(&thread, NULL, serve, NULL);
    serve(NULL);
    return 0;
}
