<?php
// The peer: PHP-FPM with PDO, a kept connection, the same two statements.
$database = new PDO('mysql:unix_socket=' . getenv('DB_SOCKET') . ';dbname=' . getenv('DB_NAME'), getenv('DB_USER'), getenv('DB_PASSWORD'), [
    PDO::ATTR_PERSISTENT => true, PDO::ATTR_EMULATE_PREPARES => false, PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
]);
$row = [];
foreach ([[getenv('RESOLVE'), ['acme', hash('sha256', $_COOKIE['__Host-session'], true)]], [getenv('SUMMARY'), ['acme']]] as [$text, $values]) {
    $statement = $database->prepare($text);
    $statement->execute($values);
    foreach ($statement->fetch(PDO::FETCH_NUM) as $index => $value) {
        if ($value !== null && $index !== 0 && $index !== 6 && preg_match('//u', (string) $value)) $row[] = $value;
    }
}
header('Content-Type: application/json');
echo json_encode(['row' => $row]);
